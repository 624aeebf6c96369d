import type { parts as en } from '../en/parts.ts'

export const parts: Record<keyof typeof en, string> = {
  'part.of': '{of}부 중 {number}부',
  'part.next': '{number}부로 이어 가기',
  'part.then': '다음 이야기:',
  'part.waiting': '상대가 {number}부를 시작할 준비를 마쳤어요.',
  'part.damage': '진짜 규칙은 바로 이런 피해를 막아 줘요.',
  'backlog.title': '백로그',
  'backlog.taken': '{places}자리 중 {taken}자리를 반만 열린 연결이 차지했어요',
  'backlog.full': '가득 찼어요. 지금 오는 SYN은 아무 말 없이 버려져요.',
  'backlog.cookies': 'SYN 쿠키를 써요. 자리 없이도 ISN이 대신 기억해요.',
  'fault.ack-both': '플래그와 번호를 다시 보세요',
  'fault.ack-both-set': '플래그를 켜야 하고, 번호는 {expected}(이)어야 해요',
  'fault.ack-both-unset': '플래그를 꺼야 하고, 번호는 {expected}(이)어야 해요',
}
