/**
 * Stands in for the package `setimmediate`, which jszip asks for: every Node has it, and the package would bring a
 * `Function(…)` made of text into the program.
 */
export {}
