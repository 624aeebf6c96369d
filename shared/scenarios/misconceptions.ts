import type { Localized } from '../match/scenario.ts'
import type { MisconceptionId } from '../tcp/verdict.ts'

/** A wrong belief that a move betrays. `explanation` says what is true, in two sentences; `section` is of RFC 9293. */
export type Misconception = { readonly name: Localized; readonly explanation: Localized; readonly section: string }

/** Every belief that the referee can recognize. One without texts does not compile. */
export const misconceptions: Readonly<Record<MisconceptionId, Misconception>> = {
  'ack-off-by-one': {
    name: { en: 'Off by one: SYN and FIN count', ko: '하나가 모자라요: SYN과 FIN도 세어요' },
    explanation: {
      en: 'A SYN and a FIN each take one sequence number, though they carry no byte. Whoever has sent one goes on with SEQ + 1, and whoever has received one acknowledges SEQ + 1.',
      ko: 'SYN과 FIN은 데이터가 없어도 순서 번호를 하나씩 차지해요. 보낸 쪽은 SEQ + 1부터 이어 쓰고, 받은 쪽은 SEQ + 1을 ACK로 보내요.',
    },
    section: '3.4',
  },
  'ack-of-last-byte': {
    name: { en: 'The last byte named', ko: '마지막 바이트의 번호를 썼어요' },
    explanation: {
      en: 'Neither number names the last byte. ACK names the next byte that is expected, and SEQ the next one that is sent.',
      ko: '두 번호 모두 마지막 바이트의 번호가 아니에요. ACK는 다음에 받을 바이트, SEQ는 다음에 보낼 바이트의 번호예요.',
    },
    section: '3.4',
  },
  'ack-past-next': {
    name: { en: 'One too far', ko: '하나 더 갔어요' },
    explanation: {
      en: 'Text moves SEQ and ACK on by its number of bytes and nothing more. A SYN or a FIN adds one, and only one.',
      ko: '데이터는 바이트 수만큼만 SEQ와 ACK를 옮겨요. 1을 더하는 것은 SYN과 FIN뿐이고, 그것도 하나씩이에요.',
    },
    section: '3.4',
  },
  'syn-counts-four': {
    name: { en: 'A SYN counts one, not four', ko: 'SYN은 4가 아니라 1을 차지해요' },
    explanation: {
      en: 'The initial number is written in four bytes of the header, but the header is not counted. The SYN itself takes one number: the next is ISN + 1.',
      ko: '초기 순서 번호(ISN)가 헤더에서 4바이트를 쓰더라도 헤더는 세지 않아요. SYN이 차지하는 번호는 하나라서 다음은 ISN + 1이에요.',
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
  'numbers-count-segments': {
    name: { en: 'Counting segments', ko: '세그먼트를 세었어요' },
    explanation: {
      en: 'Sequence numbers count bytes, not segments. A segment with five bytes moves the number on by five.',
      ko: '순서 번호는 세그먼트가 아니라 바이트를 세어요. 5바이트짜리 세그먼트를 보내면 번호가 5만큼 나아가요.',
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
  'relative-numbers': {
    name: { en: 'Counted from zero', ko: '0부터 세었어요' },
    explanation: {
      en: 'Packet analysers show numbers relative to the ISN, so that they seem to start at 0. On the wire the ISN is any 32-bit number, and all others follow from it.',
      ko: '패킷 분석기는 ISN을 0으로 놓고 상대 번호로 보여 줘요. 실제 ISN은 아무 32비트 수나 될 수 있고, 다른 번호는 모두 거기서 이어져요.',
    },
    section: '3.4.1',
  },
  'wrong-wrap': {
    name: { en: 'Wrapped in the wrong place', ko: '엉뚱한 곳에서 한 바퀴 돌았어요' },
    explanation: {
      en: 'Sequence numbers use all 32 bits without a sign: they run up to 4,294,967,295, and the next one is 0. They do not turn at 2,147,483,647, stop at the end or leave out 0.',
      ko: '순서 번호는 부호 없는 32비트 전체를 써서 4,294,967,295까지 가고, 그다음은 0이에요. 2,147,483,647에서 되돌아가거나 끝에서 멈추거나 0을 건너뛰지 않아요.',
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
  'hole-skipped': {
    name: { en: 'ACK across a hole', ko: '빈틈을 건너뛴 ACK' },
    explanation: {
      en: 'ACK says that everything before it has arrived. While something is missing, it stays at the first missing byte, and even a FIN has to wait behind the hole.',
      ko: 'ACK는 그 앞의 것을 모두 받았다는 뜻이에요. 빠진 것이 있으면 ACK는 처음 빠진 바이트에 머물고, FIN도 빈틈이 채워질 때까지 기다려요.',
    },
    section: '3.10.7.4',
  },
  'advanced-on-duplicate': {
    name: { en: 'Counted twice', ko: '두 번 세었어요' },
    explanation: {
      en: 'What has already come takes no new numbers when it comes again. The answer is the same ACK as before.',
      ko: '이미 받은 것이 또 와도 번호는 더 늘지 않아요. 앞에서 보낸 것과 같은 ACK로 다시 답해요.',
    },
    section: '3.10.7.4',
  },
  'new-isn-on-retransmission': {
    name: { en: 'A new number when repeating', ko: '다시 보내면서 번호를 바꿨어요' },
    explanation: {
      en: 'Sending again means the same segment with the same SEQ. Only so can the other end tell that it is the same one, in case both arrive.',
      ko: '재전송은 같은 세그먼트를 같은 SEQ로 다시 보내는 거예요. 그래야 둘 다 도착해도 상대가 같은 것임을 알 수 있어요.',
    },
    section: '3.8.1',
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
  'syn-missing': {
    name: { en: 'No SYN of its own', ko: '자기 SYN이 없어요' },
    explanation: {
      en: 'Each direction has numbers of its own, and each end announces its first one by a SYN. An ACK alone opens nothing: the answer to a SYN is SYN+ACK.',
      ko: '방향마다 번호가 따로 있어서 양쪽 모두 SYN으로 첫 번호를 알려야 해요. ACK만으로는 열리지 않으니 SYN에는 SYN+ACK로 답해요.',
    },
    section: '3.5',
  },
  'crossing-syns': {
    name: { en: 'Two SYNs, one connection', ko: 'SYN이 엇갈려도 연결은 하나예요' },
    explanation: {
      en: 'Either end may open, even both at once. When the SYNs cross, there is still one connection, and each end answers with SYN+ACK and the number of its own SYN.',
      ko: '어느 쪽이든 먼저 열 수 있고, 동시에 열 수도 있어요. SYN이 엇갈려도 연결은 하나이고, 양쪽 모두 자기 SYN의 번호로 SYN+ACK를 보내요.',
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
  'up-after-syn-ack': {
    name: { en: 'Not connected yet', ko: '아직 연결되지 않았어요' },
    explanation: {
      en: 'The end that sent SYN+ACK is in SYN-RECEIVED and becomes ESTABLISHED only when its own SYN is acknowledged. Until then its text waits.',
      ko: 'SYN+ACK를 보낸 쪽은 SYN-RECEIVED이고, 자기 SYN의 ACK를 받아야 ESTABLISHED가 돼요. 그때까지 데이터는 기다려야 해요.',
    },
    section: '3.5',
  },
  'handshake-repeated': {
    name: { en: 'Shaking hands again', ko: '악수를 또 했어요' },
    explanation: {
      en: 'Hands are shaken once, when a connection is opened. From then on no segment carries SYN, and closing needs FIN.',
      ko: '악수는 연결을 열 때 한 번만 해요. 그다음에는 SYN을 보내지 않고, 닫을 때는 FIN을 써요.',
    },
    section: '3.5',
  },
  'reset-for-a-lost-ack': {
    name: { en: 'The third segment is not sacred', ko: '세 번째 세그먼트가 없어도 괜찮아요' },
    explanation: {
      en: 'If the last ACK of the handshake is lost, the first text does its work, for it carries the same ACK. The connection is established, and there is nothing to reset.',
      ko: '핸드셰이크의 마지막 ACK가 사라져도 같은 ACK가 실린 첫 데이터가 그 일을 대신해요. 연결은 맺어졌으니 RST를 보낼 이유가 없어요.',
    },
    section: '3.10.7.4',
  },
  'window-ignored': {
    name: { en: 'More than the window', ko: '윈도보다 많이 보냈어요' },
    explanation: {
      en: 'The other end says in each segment how many bytes it has room for. What goes beyond that has to wait until the window opens.',
      ko: '상대는 세그먼트마다 받을 수 있는 바이트 수를 윈도로 알려 줘요. 그보다 많은 데이터는 윈도가 열릴 때까지 기다려야 해요.',
    },
    section: '3.8.6',
  },
  'urgent-pointer': {
    name: { en: 'The urgent pointer points elsewhere', ko: '긴급 포인터가 다른 곳을 가리켜요' },
    explanation: {
      en: 'The urgent pointer is counted from the SEQ of its own segment, and points to the byte after the urgent text, not to its last byte.',
      ko: '긴급 포인터는 그 세그먼트의 SEQ부터 세요. 긴급 데이터의 마지막 바이트가 아니라 그다음 바이트를 가리켜요.',
    },
    section: '3.8.5',
  },
  'fin-unasked': {
    name: { en: 'A FIN that nobody asked for', ko: '아무도 시키지 않은 FIN' },
    explanation: {
      en: 'TCP sends a FIN when its application calls CLOSE, and not of its own accord. After it the application could not send any more.',
      ko: 'FIN은 애플리케이션이 CLOSE를 불렀을 때 보내는 것이지 TCP가 알아서 보내는 것이 아니에요. FIN을 보내고 나면 더 보낼 수 없어요.',
    },
    section: '3.10.4',
  },
  'fin-answers-fin': {
    name: { en: 'A FIN is answered by an ACK', ko: 'FIN의 답은 ACK예요' },
    explanation: {
      en: "The other end's FIN only has to be acknowledged. One's own FIN is no answer to it: it comes when the own application calls CLOSE, together with the ACK or much later, and only once.",
      ko: '상대의 FIN에는 ACK만 하면 돼요. 내 FIN은 그 답이 아니라 내 애플리케이션이 CLOSE를 부를 때 보내는 것이고, ACK와 함께든 한참 뒤든 한 번이면 돼요.',
    },
    section: '3.6',
  },
  'fin-before-text-sent': {
    name: { en: 'FIN before the text', ko: '데이터보다 먼저 보낸 FIN' },
    explanation: {
      en: 'A FIN says that nothing more will follow. All text that the application has handed over must go first, or with it.',
      ko: 'FIN은 더 보낼 것이 없다는 말이에요. 애플리케이션이 맡긴 데이터를 먼저, 또는 함께 보내야 해요.',
    },
    section: '3.10.4',
  },
  'fin-means-over': {
    name: { en: 'One direction is not both', ko: '한쪽이 끝나도 다른 쪽은 남아 있어요' },
    explanation: {
      en: 'A FIN ends one direction only. The other end may go on sending, and what it sends is received and acknowledged as before.',
      ko: 'FIN은 한 방향만 끝내요. 반대 방향으로는 계속 보낼 수 있고, 그 데이터는 전처럼 받고 ACK해야 해요.',
    },
    section: '3.6',
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
  'rst-for-the-unacceptable': {
    name: { en: 'RST for a segment out of place', ko: '어긋난 세그먼트에 RST를 보냈어요' },
    explanation: {
      en: 'In a connection that stands, a segment that does not fit is answered by an ACK with the right numbers, never by a RST. A stranger could else break off what he cannot even see.',
      ko: '연결되어 있을 때 맞지 않는 세그먼트가 오면 RST가 아니라 올바른 번호의 ACK로 답해요. 그렇지 않으면 엿볼 수 없는 사람도 연결을 끊을 수 있어요.',
    },
    section: '3.5.2',
  },
  'rst-from-nowhere': {
    name: { en: 'A RST with the wrong number', ko: '번호가 틀린 RST' },
    explanation: {
      en: 'A RST counts only with the number that the other end expects: the ACK of the segment that it answers, or else SEQ 0 with an ACK of all that came. Any other is ignored.',
      ko: 'RST는 상대가 기다리는 번호일 때만 통해요. 받은 세그먼트의 ACK를 SEQ로 쓰고, ACK가 없었다면 SEQ는 0, ACK는 받은 것 다음 번호로 해요.',
    },
    section: '3.5.2',
  },
  'no-connection-here': {
    name: { en: 'There is no connection', ko: '연결이 없어요' },
    explanation: {
      en: 'Here is nothing that could be acknowledged or opened: nobody listens, or the connection is gone. Only a RST tells the other end so.',
      ko: '듣는 사람이 없거나 연결이 이미 사라져서 ACK할 것도 열 것도 없어요. RST만이 그것을 상대에게 알려 줘요.',
    },
    section: '3.5.2',
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
}
