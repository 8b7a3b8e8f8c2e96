/** Names of topics and groups inside Korsa and on the wire. */
export class WireNames {
  constructor(private readonly prefix: string) {}

  toWire(name: string): string {
    return this.prefix + name;
  }

  fromWire(name: string): string {
    return name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
  }
}
