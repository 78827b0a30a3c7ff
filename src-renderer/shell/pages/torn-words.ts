/** What is said of a journal whose end was cut off, before a recovery and after it. */
export const tornWords =
  '末尾有半项没有写完，多半是断电时正在写的那一项，补不回来。请看看最后登记的那一项还在不在，不在的补登。'
