import type * as z from 'zod'

/** One end of a message channel, whichever kind the side has. */
export interface Port {
  post(message: unknown): void
  listen(receive: (message: unknown) => void): void
}

interface Question {
  id: number
  name: string
  argument: unknown
}
interface Answer {
  id: number
  answer?: unknown
  error?: string
}

type Contract = Record<string, { argument: z.ZodType; answer: z.ZodType }>

/** Makes the functions of a contract call the other end of the port. A call that the other end throws on rejects. */
export function callOver<C extends Contract>(
  port: Port,
  contract: C,
): { [K in keyof C]: (argument: z.input<C[K]['argument']>) => Promise<z.output<C[K]['answer']>> } {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  port.listen(message => {
    const { id, answer, error } = message as Answer
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(answer)
    else call?.reject(new Error(error))
  })
  const call = (name: string) => (argument: unknown) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      port.post({ id, name, argument } satisfies Question)
    })
  return Object.fromEntries(Object.keys(contract).map(name => [name, call(name)])) as never
}

/** Answers one call: parses the argument as unknown, runs the handler, parses what it answers. Throws on a bad call. */
export async function answerCall<C extends Contract>(
  contract: C,
  handlers: { [K in keyof C]: (argument: z.output<C[K]['argument']>) => unknown },
  name: unknown,
  argument: unknown,
): Promise<unknown> {
  if (typeof name !== 'string' || !Object.hasOwn(contract, name)) throw new Error('no such function')
  const { argument: shape, answer } = contract[name]!
  const parsed = shape.safeParse(argument)
  if (!parsed.success) throw new Error(`bad argument for ${name}`)
  return answer.parse(await handlers[name]!(parsed.data as never))
}

/** Serves a contract over a port. */
export function serveOver<C extends Contract>(
  port: Port,
  contract: C,
  handlers: { [K in keyof C]: (argument: z.output<C[K]['argument']>) => unknown },
): void {
  port.listen(message => {
    const { id, name, argument } = (message ?? {}) as Partial<Question>
    answerCall(contract, handlers, name, argument).then(
      answer => port.post({ id: id ?? 0, answer } satisfies Answer),
      (error: Error) => port.post({ id: id ?? 0, error: error.message } satisfies Answer),
    )
  })
}
