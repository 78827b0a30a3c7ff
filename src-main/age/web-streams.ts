/** Bytes piece by piece, in order. */
export type Bytes = AsyncIterable<Uint8Array>

/** A stream that asks for the next piece when the last one was taken, so that little is held in memory. */
export function readable(pieces: Bytes | Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = (async function* () {
    yield* pieces
  })()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await source.return()),
  })
}

/** The pieces of a stream; who stops early cancels it. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      ended = done
      if (done) return
      yield value
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined)
  }
}

/** All of a short stream. */
export async function collected(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of piecesOf(stream)) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}
