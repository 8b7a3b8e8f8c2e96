/** Whether this process can do its work: set by what starts and stops it, asked by health checks and by the API. */
export class Readiness {
  private isPrepared = false;
  private isDraining = false;

  /** Once true it stays: MongoDB was reached and has its collections and indexes. */
  get prepared(): boolean {
    return this.isPrepared;
  }

  /** The process is about to stop. */
  get draining(): boolean {
    return this.isDraining;
  }

  markPrepared(): void {
    this.isPrepared = true;
  }

  drain(): void {
    this.isDraining = true;
  }
}
