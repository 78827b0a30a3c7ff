import { strFromU8, unzipSync } from 'fflate'

const plain = (xml: string) =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

/** What a reader of Word files sees: paragraphs of the body, the heads and the feet, in this order; empty ones left out. */
export function paragraphsOf(bytes: Uint8Array, part = /^word\/(document|header\d*|footer\d*)\.xml$/): string[] {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter(name => part.test(name))
  return names
    .sort()
    .flatMap(name =>
      [...strFromU8(parts[name]!).matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
        [
          ...paragraph
            .replace(/<w:pPr>.*?<\/w:pPr>/gs, '')
            .matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\b[^>]*\/>/g),
        ]
          .map(([, text, mark]) => (mark === 'br' ? '\n' : mark === 'tab' ? '\t' : plain(text ?? '')))
          .join(''),
      ),
    )
    .filter(text => text.trim())
}

/** XML of the body. */
export const bodyOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!)
