/** Parts of a meeting's record in their order; the tabs are anchors to them. */
export const recordTabs = [
  { value: 'when', label: '时间地点' },
  { value: 'attendance', label: '到会' },
  { value: 'agenda', label: '议题与内容' },
  { value: 'decisions', label: '表决与决定' },
  { value: 'attachments', label: '附件' },
]
