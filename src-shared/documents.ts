/** What can be printed: the query that yields a document's data, and its Chinese name. */
export const documents = {
  'meeting-record': { title: '会议记录', query: 'meetings.sheet' },
  'sign-in': { title: '签到表', query: 'meetings.signIn' },
  'key-card': { title: '单位密钥卡', query: 'upstream.card' },
  'shared-members': { title: '重复计算党员核对表', query: 'upstream.matched' },
  cover: { title: '报送封面', query: 'upstream.cover' },
} as const

export type DocumentName = keyof typeof documents

export function isDocument(name: string): name is DocumentName {
  return Object.hasOwn(documents, name)
}
