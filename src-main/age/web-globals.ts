/**
 * Makes global what the age library takes from a browser's globals and Node 16 (Electron 22) has in modules only. What
 * is there already stays.
 */
export async function provideWebGlobals(): Promise<void> {
  const [{ webcrypto }, streams] = await Promise.all([import('node:crypto'), import('node:stream/web')])
  const DOMException = exceptionClass()
  const wanted = {
    ReadableStream: streams.ReadableStream,
    TransformStream: streams.TransformStream,
    DOMException,
    crypto: {
      getRandomValues: (into: Uint8Array) => webcrypto.getRandomValues(into),
      // Node 16 has X25519, but warns on stderr that it is experimental: the library has its own where it is not.
      subtle: { importKey: () => Promise.reject(new DOMException('X25519', 'NotSupportedError')) },
    },
  }
  for (const [name, value] of Object.entries(wanted))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

/** Node 16 throws this class but names it nowhere. */
function exceptionClass(): new (message: string, name: string) => Error {
  try {
    throw new Error(atob('%'))
  } catch (error) {
    return (error as Error).constructor as new (message: string, name: string) => Error
  }
}
