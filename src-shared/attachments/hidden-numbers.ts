/**
 * A text that people give to a file, with the digits hidden that no list shows: the birth date in an identity number, the middle of a
 * mobile number (decision 42). Hidden by ×, because no file name takes a star. A file's name and note stand in lists, on paper and in
 * reports, where nobody asks for numbers in full.
 */
export const withHiddenNumbers = (text: string): string =>
  text
    .replace(/(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?![\dXx])/g, '$1××××××××$2')
    .replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1××××$2')
