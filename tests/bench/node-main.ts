import { nodePlans, measured, type Spent } from './plans'
import { bundleSteps } from './bundles'
import { searchSteps } from './search'

const wanted = process.argv.slice(2)

async function spend(step: () => Promise<void>): Promise<Spent> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  await step()
  const { user, system } = process.cpuUsage(cpu)
  return { wall: performance.now() - wall, cpu: (user + system) / 1000 }
}

async function main(): Promise<void> {
  for (const plan of nodePlans) {
    if (!wanted.includes(plan.name)) continue
    const { prepare, floor, ours } = { ...bundleSteps, ...searchSteps }[plan.name]!
    await prepare?.()
    await measured(
      plan,
      way => spend(way === 'floor' ? floor : ours),
      round => process.stdout.write(`${JSON.stringify(round)}\n`),
    )
  }
}

void main()
