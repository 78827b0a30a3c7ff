/** A record that somebody may remove. */
export interface Removal {
  command:
    | 'meetings.remove'
    | 'meetings.removeTalk'
    | 'roster.removeMember'
    | 'roster.removeUnit'
    | 'roster.removeAttached'
    | 'roster.removeProcedure'
    | 'grid.removeHousehold'
    | 'grid.removeResident'
    | 'grid.removeMark'
    | 'grid.removeDiary'
    | 'grid.removePairing'
    | 'grid.removeVisit'
    | 'assessment.remove'
    | 'assessment.removeSurvey'
    | 'assessment.dropRubric'
    | 'points.dropDraft'
    | 'points.removeAppeal'
    | 'points.removeScoring'
    | 'points.removeVeto'
    | 'grid.removeEstate'
    | 'grid.removeGrid'
    | 'grid.removeBuilding'
    | 'grid.removePerson'
    | 'grid.removePost'
  id: string
  /** What the record is called: `王甲`, `2026年10月8日 支部党员大会`. */
  name: string
  /** What goes with it, or when it is right to remove it. */
  about: string
  /** A reason, as somebody might give it. */
  example: string
}
