import { contextBridge, ipcRenderer } from 'electron'
import { portMessage, portRequest, windowFunctions } from '../src-shared/ipc-names'

/** The contract's named functions, nothing generic. */
contextBridge.exposeInMainWorld('qinlin', {
  ...Object.fromEntries(
    windowFunctions.map(name => [name, (argument: unknown) => ipcRenderer.invoke(name, argument) as Promise<unknown>]),
  ),
  /** Asks main for the data worker's port; it arrives as a window message. */
  openEnginePort: () => ipcRenderer.send(portRequest),
})

ipcRenderer.on(portMessage, event => window.postMessage(portMessage, window.location.origin, event.ports))
