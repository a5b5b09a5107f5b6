/** A member that AWS's response always has, though the SDK declares it as optional. */
export function requiredMember<Response extends object, Member extends keyof Response & string>(
  response: Response,
  member: Member,
): NonNullable<Response[Member]> {
  const value = response[member];
  if (value === undefined || value === null) throw new Error(`AWS responded without ${member}.`);
  return value;
}
