import * as z from 'zod'
import type { Command, Query } from './command'
import { commands, queries } from './registry'

/** What can be done and asked, with the JSON Schema of every input and output; the build lays it beside main. */
export const describeRegistry = () => ({ commands: commands.map(described), queries: queries.map(described) })

function described({ name, title, input, output }: Pick<Command | Query, 'name' | 'title' | 'input' | 'output'>) {
  return {
    name,
    title,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
  }
}
