import { createApp } from 'vue'
import { platform } from '../platform'
import { documentOf, isDocument } from '../../src-shared/documents'
import { isPaper } from './documents'
import './page.css'
import PrintedDocument from './PrintedDocument.vue'

/** Lays out the document this page was opened for, and says how many pages it has once it stands. */
async function layOutJob(): Promise<void> {
  const job = new URLSearchParams(location.search).get('job') ?? ''
  const { main } = platform()
  const { document: name, data } = await main['print.data']({ job })
  if (!isPaper(name)) throw new Error(`no such document: ${name}`)
  if (isDocument(name) && documentOf(name).landscape) document.adoptedStyleSheets = [onItsSide()]
  const onLaidOut = (pages: number) => void main['print.ready']({ job, pages })
  createApp(PrintedDocument, { document: name, data, onLaidOut }).mount('#paper')
}

/** The whole sheet on its side: a PDF takes the size of its paper from the page rule that has no name. */
function onItsSide(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('@page { size: 297mm 210mm; margin: 0 }')
  return sheet
}

void layOutJob()
