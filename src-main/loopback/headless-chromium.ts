/** How a Chromium is started that nobody sees: it looks nothing up and keeps its part in the folder given. */
export function headlessSwitches(folder: string): string[] {
  const root = process.platform === 'linux' && process.getuid?.() === 0
  return [
    '--headless',
    ...(root ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${folder}`,
  ]
}
