import * as z from 'zod'
import { Selection } from '../grid/selection'
import { partialDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** Offices that people hold in a unit of the tree, in the order of lists (domain §1.2). */
export const posts = {
  secretary: '书记',
  deputySecretary: '副书记',
  firstSecretary: '第一书记',
  organisationMember: '组织委员',
  publicityMember: '宣传委员',
  disciplineMember: '纪检委员',
  committeeMember: '委员',
  partTimeDeputy: '兼职副书记',
  partTimeMember: '兼职委员',
  residentsDirector: '居委会主任',
  residentsDeputy: '居委会副主任',
  residentsMember: '居委会委员',
  groupLeader: '党小组组长',
  hubHead: '党员中心户',
} as const

export type PostKind = keyof typeof posts

/** Who sits on the committee of a branch; part-time members are consultative and change no 隶属关系 (S3). */
export const committeePosts: ReadonlySet<PostKind> = new Set([
  'secretary',
  'deputySecretary',
  'organisationMember',
  'publicityMember',
  'disciplineMember',
  'committeeMember',
])

/** That somebody holds a post, from a day until a day: a member of these books, or somebody from outside by name. */
export const Post = z
  .object({
    ...rowBase,
    organisation: z.string().meta({ label: '党组织', ref: 'organisations', index: true }),
    post: choice(posts).meta({ label: '职务' }),
    member: z.string().optional().meta({ label: '党员', ref: 'members', index: true }),
    /** Who is not on these books: 居委会 members that are no party members, 兼职委员 of resident units. */
    name: z.string().optional().meta({ label: '姓名', personal: 'name' }),
    unit: z.string().optional().meta({ label: '所在单位及职务', personal: 'free' }),
    from: partialDate.optional().meta({ label: '任职日期', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: partialDate.optional().meta({ label: '免职日期', unit: 'date' }),
    /** How a 党小组长 was chosen. */
    selection: Selection.optional().meta({ label: '推审选评聘' }),
    document: z.string().optional().meta({ label: '任职文号', personal: 'free' }),
  })
  .meta({ label: '任职' })

export type Post = z.infer<typeof Post>
