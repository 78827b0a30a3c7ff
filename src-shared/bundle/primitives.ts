/**
 * What the bundle format needs from its surroundings. The data worker and the main process each supply their own
 * (WebCrypto and streams there, Node here), so the format itself stays pure.
 */
export interface Primitives {
  sha256(bytes: Uint8Array): Promise<Uint8Array>
  /** Deflate without a zlib header (RFC 1951). Without it a bundle is written stored. */
  deflateRaw?(bytes: Uint8Array): Promise<Uint8Array>
  /**
   * The reverse. Rejects when the stream is damaged, ends early, goes on after its end, or grows beyond `limit` bytes;
   * it must stop at the limit rather than look at the length afterwards.
   */
  inflateRaw(bytes: Uint8Array, limit: number): Promise<Uint8Array>
  /**
   * Checks a minisign signature (prehashed Ed25519 and nothing else) with an approved key.
   * @param publicKey minisign's public key, two lines or the bare base64
   * @param signature text of a `.minisig` file
   * @returns the trusted comment, or null where anything about it is wrong
   */
  verify(publicKey: string, message: Uint8Array, signature: string): Promise<string | null>
}
