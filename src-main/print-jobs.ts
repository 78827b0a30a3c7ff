import { randomBytes } from 'node:crypto'

/** Documents that wait to be laid out in a print page: their data goes in as a value, the number of pages comes back. */
export interface PrintJobs {
  /** @returns the job's name for the page's address, and the number of pages once it is laid out */
  begin(document: string, data: unknown): { job: string; laidOut: Promise<number> }
  data(job: string): { document: string; data: unknown }
  ready(job: string, pages: number): void
  /** Forgets a job, also one that was never laid out: what is on the paper may be a secret. */
  drop(job: string): void
}

export function createPrintJobs(): PrintJobs {
  const open = new Map<string, { document: string; data: unknown; resolve: (pages: number) => void }>()
  const find = (job: string) => {
    const found = open.get(job)
    if (!found) throw new Error('no such print job')
    return found
  }
  return {
    begin(document, data) {
      const job = randomBytes(8).toString('hex')
      const laidOut = new Promise<number>(resolve => open.set(job, { document, data, resolve }))
      return { job, laidOut }
    },
    data: job => ({ document: find(job).document, data: find(job).data }),
    ready(job, pages) {
      find(job).resolve(pages)
    },
    drop: job => void open.delete(job),
  }
}
