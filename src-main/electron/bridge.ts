import { ipcMain, MessageChannelMain } from 'electron'
import { engineContract, windowContract, type EngineHandlers, type WindowHandlers } from '../../src-shared/ipc'
import { portMessage, portRequest, windowFunctions } from '../../src-shared/ipc-names'
import { answerCall, serveOver } from '../../src-shared/ipc-port'
import { isOwnPage } from './hardening'

/** The only place that speaks raw IPC: the contract's functions for pages, one port for the data worker. */
export function connectPages(window: WindowHandlers, engine: EngineHandlers): void {
  for (const name of windowFunctions)
    ipcMain.handle(name, (event, argument: unknown) => {
      if (!isOwnPage(event.senderFrame)) throw new Error('not a page of this program')
      return answerCall(windowContract, window, name, argument)
    })

  ipcMain.on(portRequest, event => {
    if (!isOwnPage(event.senderFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    serveOver(
      {
        post: message => port1.postMessage(message),
        listen: receive => port1.on('message', event => receive(event.data)),
      },
      engineContract,
      engine,
    )
    port1.start()
    event.sender.postMessage(portMessage, null, [port2])
  })
}
