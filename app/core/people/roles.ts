/**
 * What an account may do. An owner everything, people included; a lead creates studies and changes those that they lead;
 * an analyst reads. All of them read every study, its report and its tables.
 */
export const ROLES = ['owner', 'lead', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Whether somebody of this role invites others, changes their roles and deactivates them. */
export function managesPeople(role: Role): boolean {
  return role === 'owner';
}

/** Whether somebody of this role may create a study and lead one. */
export function mayLead(role: Role): boolean {
  return role !== 'analyst';
}

/**
 * Whether somebody may change a study.
 *
 * @param leads whether they are one of its leads
 */
export function mayChange(role: Role, leads: boolean): boolean {
  return role === 'owner' || (leads && mayLead(role));
}
