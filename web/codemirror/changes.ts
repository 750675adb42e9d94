// Gathers the edits of one frame into one report.
export class Changes {
  readonly #report: () => void;
  #frame = 0;
  /** Reports what was not reported yet. */
  readonly flush = (): void => {
    if (this.#frame !== 0) {
      this.drop();
      this.#report();
    }
  };
  readonly #onVisibility = (): void => {
    if (document.visibilityState === "hidden") this.flush();
  };

  constructor(report: () => void) {
    this.#report = report;
    // A page that is being left or hidden gets no more frames.
    addEventListener("pagehide", this.flush);
    document.addEventListener("visibilitychange", this.#onVisibility);
  }

  /** There was an edit. */
  note(): void {
    if (document.visibilityState === "hidden") {
      this.#report();
    } else if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(this.flush);
    }
  }

  /** Forgets edits that were not reported yet. */
  drop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Reports what is left and stops listening. */
  close(): void {
    this.flush();
    removeEventListener("pagehide", this.flush);
    document.removeEventListener("visibilitychange", this.#onVisibility);
  }
}
