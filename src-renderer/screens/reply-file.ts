import { parseCarriedFile } from '../../src-shared/bundle/bundle-name'
import { fileName } from './file-name'

/** Whether a file's name says that it is a reply; a street leaves its own alone, a community looks for them. */
export const isReplyFile = (name: string): boolean => parseCarriedFile(fileName(name))?.kind === 'reply'
