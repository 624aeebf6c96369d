import type { en } from '../en/raw.ts'

export const ko: Record<keyof typeof en, string> = {
  'result.review-met': 'RFC대로 대응한 실수 {count}개',
  'met.answer': '{side}: {segment}에 RFC대로 답했어요.',
  'met.silence': '{side}: {segment}에 답하지 않았고, 그게 맞아요.',
  'met.silence-why': '{side}: {segment}에 답하지 않았고, 그게 맞아요({why}).',
  'met.points': '+{points}점',
  unpaid:
    '필요 없던 세그먼트에 올바르게 답한 횟수: {count}. 필요했는지는 끝나야 알 수 있어서 경기 중에는 점수가 보였지만, 최종 점수에는 들어가지 않아요.',
  'failed.ack-war':
    'ACK 전쟁이에요. 서로의 ACK에 ACK로 답하기만 하고 아무것도 앞으로 나아가지 않았어요. RFC 9293 자체는 이런 답의 횟수를 정하지 않지만 RFC 5961이 제한을 권하고, 실제 스택은 제한을 둬요. Linux는 0.5초에 한 번까지만 답해서 저절로 잦아들어요.',
  'failed.disagreement':
    '무슨 말이 오갔는지 양쪽이 서로 다르게 알고 있어요. 어떤 번호를 보내도 다시 맞출 수 없고, 끊고 새로 연결하는 길뿐이에요.',
  'failed.text': '{side} 애플리케이션이 받은 것은 “{given}”, 상대 애플리케이션이 보낸 것은 “{said}”뿐이에요.',
  'failed.text-unsaid': '{side} 애플리케이션이 “{given}”을(를) 받았는데, 상대 애플리케이션은 그런 말을 한 적이 없어요.',
  'failed.lesson': '제대로 됐다면',
  'counted-on': '틀린 세그먼트의 번호까지 세었어요.',
  'counted-on.why':
    '올바른 TCP라면 보내지 않을 세그먼트는 번호를 쓰지 않아요. 보낼 것이 그대로 남아 있으니, 이번에는 맞게, 같은 SEQ로 보내면 돼요.',
  'failed.given-up': '몇 번을 다시 보내도 답이 오지 않았어요. 애플리케이션이라면 벌써 포기했을 거예요.',
  'failed.shut-window':
    '수신 윈도우가 끝까지 닫혀 있었어요. 상대 애플리케이션이 더 읽지 않아서 더는 받을 자리가 없었어요. 윈도우 프로브에 답은 왔지만 윈도우는 열리지 않았어요.',
  'failed.connection-gone': '이제 어느 쪽에도 연결이 없어요. 목표에 이르기 전에 끊기거나 거절됐고, 새로 여는 쪽도 없어요.',
  'failed.half-open':
    '반만 열린(half-open) 연결이에요. 한쪽은 아직 연결된 줄 알지만 다른 쪽에는 연결이 없고, 그것을 알려 줄 세그먼트도 없어요. 알아낼 방법은 keep-alive뿐인데, 꺼진 채로 있는 컴퓨터는 거기에도 답하지 않아요.',
  'failed.dead-end': '양쪽 다 연결되어 있지만 보낼 것이 없어요. 오는 중인 것도, 돌아가는 타이머도 없어서 기다려도 그대로예요.',
}
