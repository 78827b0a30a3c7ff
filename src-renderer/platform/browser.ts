import { engineContract, type WindowCaller } from '../../src-shared/ipc'
import { windowFunctions } from '../../src-shared/ipc-names'
import { serveOver } from '../../src-shared/ipc-port'
import { packBytes, unpackBytes } from '../../src-shared/loopback'
import type { Platform } from './platform'

/** The same page in a plain Chromium, talking to the same main modules over loopback. */
export function browserPlatform(): Platform {
  const token = new URLSearchParams(location.search).get('token') ?? ''
  const ask = (side: 'window' | 'engine', name: string) => async (argument: unknown) => {
    const response = await fetch(`/call/${side}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-token': token },
      body: JSON.stringify(packBytes(argument)),
    })
    if (!response.ok) throw new Error(await response.text())
    return unpackBytes(await response.json())
  }
  const functions = <N extends string>(side: 'window' | 'engine', names: readonly N[]) =>
    Object.fromEntries(names.map(name => [name, ask(side, name)]))
  return {
    // Made by name from the contract; main checks every argument against it.
    main: functions('window', windowFunctions) as unknown as WindowCaller,
    async enginePort() {
      const { port1, port2 } = new MessageChannel()
      const names = Object.keys(engineContract) as (keyof typeof engineContract)[]
      serveOver(
        {
          post: message => port1.postMessage(message),
          listen: receive => (port1.onmessage = event => receive(event.data)),
        },
        engineContract,
        functions('engine', names) as never,
      )
      return port2
    },
  }
}
