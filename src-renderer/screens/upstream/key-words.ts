import type { roles } from '../../../src-shared/office/office'

/** To whom a new key is handed over, and what rests until then. */
export function handOverWords(role: keyof typeof roles | undefined): string {
  return role === 'community'
    ? '送上级确认；确认以前上级不收新的报送'
    : '送上级确认，也交给每个下级单位重新确认；确认以前上级不收新的报送，下级收不了新的回执'
}
