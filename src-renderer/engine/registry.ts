import type { Command, Query } from './command'
import { addOperator, createOffice } from './office/commands'
import { checkOffice, currentOffice, officeJournal, officeStateHash } from './office/queries'

/** Everything that can be done. */
export const commands = [createOffice, addOperator] as const

/** Everything that can be asked. */
export const queries = [currentOffice, officeStateHash, checkOffice, officeJournal] as const

type Named<T extends { name: string }> = { [E in T as E['name']]: E }
export type Commands = Named<(typeof commands)[number]>
export type Queries = Named<(typeof queries)[number]>

const commandsByName = new Map<string, Command>(commands.map(command => [command.name, command as Command]))
const queriesByName = new Map<string, Query>(queries.map(query => [query.name, query as unknown as Query]))

export const commandNamed = (name: string): Command | undefined => commandsByName.get(name)
export const queryNamed = (name: string): Query | undefined => queriesByName.get(name)
