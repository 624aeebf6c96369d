import type { en } from '../en/bouts.ts'

export const ko: Record<keyof typeof en, string> = {
  'bouts.bout': '{number}판',
  'bouts.closer': '먼저 닫은 쪽',
  'bouts.closer-client': '클라이언트',
  'bouts.closer-server': '서버',
  'bouts.closer-both': '둘 다',
  'bouts.closer-nobody': '없음',
  'bouts.walkover-client': '빈 포트가 없어 클라이언트 승',
  'bouts.walkover-server': '빈 포트가 없어 서버 승',
  'bouts.earned': '번 점수',
  'bouts.counted-title': '환산 점수',
  'bouts.counted':
    '판마다 환산 점수로 겨뤄요. 양쪽이 보낼 세그먼트 수가 달라서, 맞게 보낸 세그먼트의 평균 점수에 5를 곱해요. 먼저 닫으면 {bonus}점을 더하고, 묶어 둔 포트 하나마다 {toll}%를 빼요.',
  'bouts.draw': '무승부',
  'bouts.winner': '이긴 쪽',
  'bouts.next': '{number}판으로',
  'bouts.partner-ready': '상대가 {number}판을 시작할 준비를 마쳤어요.',
  'bouts.won-client': '클라이언트가 5판 3선승에서 이겼어요.',
  'bouts.won-server': '서버가 5판 3선승에서 이겼어요.',
  'bouts.won-nobody': '5판 3선승이 무승부로 끝났어요.',
}
