import type { MemberId, Room } from './room.ts'

/** `name`, with a number behind it if somebody who is here has it already, in capitals or not: "Mina", "mina 2", "Mina 3". */
export function freeName(room: Room, name: string, except: MemberId | null): string {
  const taken = new Set(room.members.filter((member) => !member.left && member.id !== except).map((member) => member.name.toLowerCase()))
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${name} ${n}`
  return free
}
