import { expect, it } from 'vitest'
import { attachmentRefusals } from '../../../src-shared/attachments/refusals'

it('a program that is named like a picture is called what it is: no picture', () => {
  const { code, message } = attachmentRefusals.type('证件照.JPG')
  expect(code).toBe('attachment-type')
  expect(message).toContain('文件名写的是图片，里面不是图片')
  expect(attachmentRefusals.type('程序.exe').message).toContain('不是可以添加的文件')
})
