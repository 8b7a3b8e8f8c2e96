import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { defaultInstruments } from '../../instruments/domain/shipped-instruments.js';
import type { PlannedWave } from '../domain/wave-plan.js';

/** The waves a retreat gets when nobody set others: labelled as an assumption wherever they are shown. */
@Injectable()
export class DefaultWaves {
  constructor(private readonly settings: Settings<typeof config>) {}

  all(): PlannedWave[] {
    const { reaction, behaviour } = defaultInstruments;
    return [
      {
        level: 'reaction',
        afterDays: 0,
        openDays: this.settings.EVALUATION_REACTION_OPEN_DAYS,
        instrument: { code: reaction.code, version: reaction.version },
      },
      {
        level: 'behaviour',
        afterDays: this.settings.EVALUATION_BEHAVIOUR_AFTER_DAYS,
        openDays: this.settings.EVALUATION_BEHAVIOUR_OPEN_DAYS,
        instrument: { code: behaviour.code, version: behaviour.version },
      },
    ];
  }
}
