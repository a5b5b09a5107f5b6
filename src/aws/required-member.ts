import { BadGateway } from '../errors.js';

/** A member that AWS's response always has, though the SDK declares it as optional. @throws {BadGateway} where a compatible server leaves it out. */
export function requiredMember<Response extends object, Member extends keyof Response & string>(
  response: Response,
  member: Member,
): NonNullable<Response[Member]> {
  const value = response[member];
  if (value === undefined || value === null) throw new BadGateway(`AWS responded without ${member}.`);
  return value;
}
