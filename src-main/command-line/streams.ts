import { readFileSync } from 'node:fs'

/** Where results and words go. A write is finished when its promise is: Electron loses what is still in the pipe at exit. */
export interface Streams {
  result(text: string): Promise<void>
  word(text: string): Promise<void>
  input(file: string): Promise<string>
}

function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise(resolve => stream.write(text, () => resolve()))
}

/** All of standard input. */
async function standardInput(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts).toString('utf8')
}

export const processStreams: Streams = {
  result: text => write(process.stdout, text),
  word: text => write(process.stderr, text),
  input: async file => (file === '-' ? standardInput() : readFileSync(file, 'utf8')),
}
