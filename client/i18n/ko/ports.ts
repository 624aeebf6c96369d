import type { ports as en } from '../en/ports.ts'

export const ports: Record<keyof typeof en, string> = {
  'ports.title': '클라이언트의 포트',
  'ports.score': '{client} : {server}',
  'ports.score-label': '이긴 판 수, 클라이언트 대 서버',
  'ports.free': '비어 있음',
  'ports.in-use': '사용 중',
  'ports.parked-client': '클라이언트가 묶어 둠',
  'ports.parked-server': '서버가 묶어 둠',
  'ports.parked-both': '둘 다 묶어 둠',
  'ports.left': '게임 시간으로 {seconds}초 남음',
  'ports.real': '실제로는',
  'ports.system': '시스템',
  'ports.waits': 'TIME-WAIT (2 MSL)',
  'ports.count': '포트 수',
  'ports.rate': '서버 하나에 맺는 초당 연결 수',
  'ports.close': 'CLOSE',
  'ports.close-text': '먼저 닫으면 {points}점을 받고, 이 포트는 묶여요.',
  'ports.close-text-short': '먼저 닫으면 +{points}점, 포트는 묶여요.',
  'ports.close-wait': '연결을 맺고 애플리케이션이 할 말을 다 하면 닫을 수 있어요.',
  'ports.closed': '내 애플리케이션은 이미 닫았어요.',
  'ports.standing': '5판 3선승',
}
