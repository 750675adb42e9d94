/** A call that could not be answered. Its `code` says why, for programs; its `message`, for people. */
export class SesstplError extends Error {
  /**
   * @param {import("./index.js").SesstplErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "SesstplError";
    this.code = code;
  }
}
