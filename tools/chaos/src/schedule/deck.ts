import type { Chance } from '@korsa/demo';

/** Gives each card once, in an order of chance, before it gives any again: a run of some length has seen everything. */
export class Deck<Card> {
  #left: Card[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly cards: readonly Card[],
  ) {}

  /** Throws when the deck has no cards. */
  draw(): Card {
    if (this.#left.length === 0) this.#left = this.chance.shuffle(this.cards);
    const card = this.#left.pop();
    if (card === undefined) throw new Error('There is nothing to choose from.');
    return card;
  }
}
