import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { expect, it } from 'vitest'
import { engineKey } from '../../../../src-renderer/screens/engine'
import { useReturnedFiles } from '../../../../src-renderer/screens/meetings/returns/returned-files'
import { problem, refused } from '../../../../src-shared/problem'

const file = (content: string) => new File([content], '会议回执单.docx')

it('keeps two returned files of one name and other content, and the same file once', async () => {
  const query = () => Promise.resolve(refused(problem('not-a-return', '不是回执单')))
  const pinia = createPinia()
  createApp({})
    .use(pinia)
    .provide(engineKey, { query } as never)
  setActivePinia(pinia)
  const returned = useReturnedFiles()
  await returned.add(file('一月'))
  await returned.add(file('二月'))
  await returned.add(file('一月'))
  expect(returned.files.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['二月', '一月'])
  await returned.again()
  returned.drop(returned.files[0]!.id)
  expect(returned.files.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['一月'])
})
