import type { Localized } from '../match/scenario.ts'
import type { MisconceptionId } from '../tcp/verdict.ts'

/** A wrong belief that a move betrays. `explanation` says what is true, in two sentences; `section` is of RFC 9293. */
export type Misconception = { readonly name: Localized; readonly explanation: Localized; readonly section: string }

/** Every belief that the referee can recognize. One without texts does not compile. */
export const misconceptions: Readonly<Record<MisconceptionId, Misconception>> = {
  'ack-off-by-one': {
    name: { en: 'Off by one: SYN and FIN count', ko: '하나가 모자라요: SYN과 FIN도 세어요' },
    explanation: {
      en: 'A SYN and a FIN each take one sequence number, though they carry no byte. So ACK is one higher than the SEQ of the SYN or FIN that it answers.',
      ko: 'SYN과 FIN은 데이터가 없어도 순서 번호를 하나씩 차지해요. 그래서 ACK는 받은 SYN이나 FIN의 SEQ보다 1 커야 해요.',
    },
    section: '3.4',
  },
  'ack-of-last-byte': {
    name: { en: 'ACK of the last byte', ko: '마지막 바이트를 ACK로' },
    explanation: {
      en: 'ACK does not name the last byte that came. It names the next one that is expected: SEQ plus length.',
      ko: 'ACK는 마지막으로 받은 바이트의 번호가 아니에요. 다음에 받을 바이트의 번호, 곧 SEQ에 길이를 더한 값이에요.',
    },
    section: '3.4',
  },
  'ack-past-next': {
    name: { en: 'ACK one too far', ko: '하나 더 간 ACK' },
    explanation: {
      en: 'For text, ACK is SEQ plus the number of bytes and nothing more. Only SYN and FIN add one.',
      ko: '데이터에 대한 ACK는 SEQ에 바이트 수만 더한 값이에요. 1을 더하는 것은 SYN과 FIN뿐이에요.',
    },
    section: '3.4',
  },
  'length-forgotten': {
    name: { en: 'Length forgotten', ko: '길이를 잊었어요' },
    explanation: {
      en: 'Every byte of text takes a number. Whoever sends or receives text moves on by its whole length.',
      ko: '데이터는 바이트마다 번호를 하나씩 차지해요. 데이터를 보내거나 받으면 번호가 그 길이만큼 나아가요.',
    },
    section: '3.4',
  },
  'seq-after-pure-ack': {
    name: { en: 'A pure ACK takes no number', ko: 'ACK만으로는 번호가 늘지 않아요' },
    explanation: {
      en: 'A segment with neither text nor SYN nor FIN takes no sequence number, or we would have to acknowledge acknowledgements. The next segment uses the same SEQ again.',
      ko: '데이터도 SYN도 FIN도 없는 세그먼트는 순서 번호를 차지하지 않아요. 그렇지 않으면 ACK에도 ACK를 보내야 하니까, 다음 세그먼트는 같은 SEQ를 그대로 써요.',
    },
    section: '3.4',
  },
  'isn-again': {
    name: { en: 'The initial number once more', ko: '초기 번호를 또 썼어요' },
    explanation: {
      en: 'The SYN has used up the initial sequence number. What comes after it starts at ISN + 1.',
      ko: '초기 순서 번호(ISN)는 SYN이 이미 썼어요. 그다음은 ISN + 1부터 시작해요.',
    },
    section: '3.4',
  },
  'fin-new-random-seq': {
    name: { en: 'A new number for the FIN', ko: 'FIN에 새 번호를 골랐어요' },
    explanation: {
      en: 'A FIN is the last item of the same stream, not the start of a new one. Its SEQ is the number after the last byte that was sent.',
      ko: 'FIN은 새로운 시작이 아니라 같은 흐름의 마지막이에요. 그래서 SEQ는 마지막으로 보낸 바이트의 바로 다음 번호예요.',
    },
    section: '3.6',
  },
  'seq-ack-swapped': {
    name: { en: 'SEQ and ACK swapped', ko: 'SEQ와 ACK가 바뀌었어요' },
    explanation: {
      en: 'SEQ counts what you send yourself, ACK what you expect from the other end. Each direction has numbers of its own.',
      ko: 'SEQ는 내가 보내는 것을 세고, ACK는 상대에게서 다음에 받을 것을 말해요. 방향마다 번호가 따로 있어요.',
    },
    section: '3.4',
  },
  'ack-flag-missing': {
    name: { en: 'ACK flag missing', ko: 'ACK 플래그가 없어요' },
    explanation: {
      en: 'Once a connection is opening, every segment carries ACK; only the very first SYN has nothing to acknowledge, and some resets. A FIN is no exception: it is sent as FIN+ACK.',
      ko: '연결이 시작되면 모든 세그먼트에 ACK가 실려요. 아직 확인할 것이 없는 첫 SYN과 일부 RST만 예외이고, FIN도 ACK와 함께 보내요.',
    },
    section: '3.1',
  },
  'ack-number-without-flag': {
    name: { en: 'An ACK number without its flag', ko: '플래그 없이 ACK 번호만 썼어요' },
    explanation: {
      en: 'The flag and the number are two things: the number counts only if the ACK flag is set. Without the flag nobody looks at it.',
      ko: '플래그와 번호는 서로 다른 것이에요. ACK 플래그가 켜져 있어야 ACK 번호에 의미가 있고, 없으면 아무도 보지 않아요.',
    },
    section: '3.1',
  },
  'first-syn-with-ack': {
    name: { en: 'ACK in the first SYN', ko: '첫 SYN에 ACK가 있어요' },
    explanation: {
      en: 'The first SYN opens the conversation, and nothing has been received yet that could be acknowledged. A listening end answers an ACK from nowhere with a RST.',
      ko: '첫 SYN은 대화를 여는 말이라 아직 확인해 줄 것이 없어요. LISTEN 상태인 상대는 난데없는 ACK에 RST로 답해요.',
    },
    section: '3.5',
  },
  'server-speaks-first': {
    name: { en: 'The listener speaks first', ko: '듣는 쪽이 먼저 말했어요' },
    explanation: {
      en: 'An end in LISTEN waits until somebody sends a SYN. It does not know yet to whom it would speak.',
      ko: 'LISTEN 상태에서는 누군가 SYN을 보낼 때까지 기다려요. 아직 누구에게 말해야 할지도 모르니까요.',
    },
    section: '3.10.7.2',
  },
  'handshake-repeated': {
    name: { en: 'Shaking hands again', ko: '악수를 또 했어요' },
    explanation: {
      en: 'Hands are shaken once, when a connection is opened. From then on no segment carries SYN, and closing needs FIN.',
      ko: '악수는 연결을 열 때 한 번만 해요. 그다음에는 SYN을 보내지 않고, 닫을 때는 FIN을 써요.',
    },
    section: '3.5',
  },
  'fin-before-text-sent': {
    name: { en: 'FIN before the text', ko: '데이터보다 먼저 보낸 FIN' },
    explanation: {
      en: 'A FIN says that nothing more will follow. All text that the application has handed over must go first, or with it.',
      ko: 'FIN은 더 보낼 것이 없다는 말이에요. 애플리케이션이 맡긴 데이터를 먼저, 또는 함께 보내야 해요.',
    },
    section: '3.10.4',
  },
  'fin-instead-of-rst': {
    name: { en: 'FIN where RST belongs', ko: 'RST 자리에 FIN을 썼어요' },
    explanation: {
      en: 'A FIN ends a healthy connection in an orderly way. What belongs to no connection, or is to be broken off, is answered with RST.',
      ko: 'FIN은 정상적인 연결을 차례대로 끝낼 때 써요. 연결이 없거나 당장 끊어야 할 때는 RST로 답해요.',
    },
    section: '3.5.2',
  },
  'rst-instead-of-fin': {
    name: { en: 'RST where FIN belongs', ko: 'FIN 자리에 RST를 썼어요' },
    explanation: {
      en: 'A RST breaks the connection off, and text that is still under way is lost. To close in good order, send FIN and wait for its ACK.',
      ko: 'RST는 연결을 그 자리에서 끊고 아직 가고 있던 데이터를 버려요. 제대로 닫으려면 FIN을 보내고 ACK를 기다려야 해요.',
    },
    section: '3.6',
  },
  'answering-a-rst': {
    name: { en: 'Answering a RST', ko: 'RST에 답했어요' },
    explanation: {
      en: 'A RST is never answered: the other end has nothing left that could listen. Otherwise two ends could reset each other for ever.',
      ko: 'RST에는 절대 답하지 않아요. 상대에게는 들어 줄 연결이 없고, 서로 답하기 시작하면 끝이 나지 않으니까요.',
    },
    section: '3.10.7.1',
  },
  'answering-a-pure-ack': {
    name: { en: 'Answering a pure ACK', ko: 'ACK에 ACK로 답했어요' },
    explanation: {
      en: 'A pure ACK takes no sequence number, so there is nothing in it to acknowledge. Silence is the right answer, or the two ends would thank each other for ever.',
      ko: 'ACK만 있는 세그먼트는 순서 번호를 차지하지 않으니 확인해 줄 것이 없어요. 서로 끝없이 답하지 않도록 조용히 있는 것이 맞아요.',
    },
    section: '3.4',
  },
  'time-wait-on-the-wrong-side': {
    name: { en: 'TIME-WAIT on the wrong side', ko: 'TIME-WAIT을 엉뚱한 쪽에서 기다렸어요' },
    explanation: {
      en: 'Only the end that closed first waits in TIME-WAIT, be it client or server. The other still has its own FIN to send in CLOSE-WAIT, and is done once that is acknowledged.',
      ko: '클라이언트든 서버든 먼저 닫은 쪽만 TIME-WAIT에서 기다려요. 나중에 닫는 쪽은 CLOSE-WAIT에서 자기 FIN을 보내고, 그 ACK를 받으면 끝나요.',
    },
    section: '3.6',
  },
  'left-time-wait-early': {
    name: { en: 'Gone too early', ko: '너무 일찍 떠났어요' },
    explanation: {
      en: 'In TIME-WAIT the connection is still there for 2 MSL. If the last ACK was lost the FIN comes again, and it must be answered with an ACK, not with a RST.',
      ko: 'TIME-WAIT에서는 2 MSL 동안 연결이 아직 남아 있어요. 마지막 ACK가 사라져 FIN이 다시 오면 RST가 아니라 ACK로 답해야 해요.',
    },
    section: '3.6.1',
  },
  'new-isn-on-retransmission': {
    name: { en: 'A new number when repeating', ko: '다시 보내면서 번호를 바꿨어요' },
    explanation: {
      en: 'Sending again means the same segment with the same SEQ. Only so can the other end tell that it is the same one, in case both arrive.',
      ko: '재전송은 같은 세그먼트를 같은 SEQ로 다시 보내는 거예요. 그래야 둘 다 도착해도 상대가 같은 것임을 알 수 있어요.',
    },
    section: '3.8.1',
  },
  'advanced-on-duplicate': {
    name: { en: 'Counted twice', ko: '두 번 세었어요' },
    explanation: {
      en: 'What has already come takes no new numbers when it comes again. The answer is the same ACK as before.',
      ko: '이미 받은 것이 또 와도 번호는 더 늘지 않아요. 앞에서 보낸 것과 같은 ACK로 다시 답해요.',
    },
    section: '3.10.7.4',
  },
  'numbers-count-segments': {
    name: { en: 'Counting segments', ko: '세그먼트를 세었어요' },
    explanation: {
      en: 'Sequence numbers count bytes, not segments. A segment with five bytes moves the number on by five.',
      ko: '순서 번호는 세그먼트가 아니라 바이트를 세어요. 5바이트짜리 세그먼트를 보내면 번호가 5만큼 나아가요.',
    },
    section: '3.4',
  },
}
