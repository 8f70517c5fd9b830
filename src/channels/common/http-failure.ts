/**
 * How an HTTP call ended without an answer. `unsent`: no byte of the request left this machine. `doubt`: the other
 * side may have acted on it. `too_big`: the answer passed the bytes asked for. `stopped`: the caller's signal ended
 * it (the other side may have acted). The message is a short code, never the address: it may contain a token.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  constructor(
    readonly kind: 'unsent' | 'doubt' | 'too_big' | 'stopped',
    reason: string,
  ) {
    super(reason);
  }
}
