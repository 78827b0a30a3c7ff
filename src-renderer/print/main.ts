import { createApp } from 'vue'
import { platform } from '../platform'
import { isPaper } from './documents'
import './page.css'
import PrintedDocument from './PrintedDocument.vue'

/** Lays out the document this page was opened for, and says how many pages it has once it stands. */
async function layOutJob(): Promise<void> {
  const job = new URLSearchParams(location.search).get('job') ?? ''
  const { main } = platform()
  const { document: name, data } = await main['print.data']({ job })
  if (!isPaper(name)) throw new Error(`no such document: ${name}`)
  const onLaidOut = (pages: number) => void main['print.ready']({ job, pages })
  createApp(PrintedDocument, { document: name, data, onLaidOut }).mount('#paper')
}

void layOutJob()
