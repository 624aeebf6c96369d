import type { Misconceptions } from './misconception.ts'

/** Wrong beliefs about the numbers: what SEQ and ACK count, where they begin, and how far one may go. */
export const counting = {
  'ack-off-by-one': {
    name: { en: 'Off by one: SYN and FIN count', ko: '하나가 모자라요: SYN과 FIN도 세어요' },
    explanation: {
      en: 'A SYN and a FIN each take one sequence number, though neither is a byte. Whoever has sent one goes on with SEQ + 1, and whoever has received one acknowledges SEQ + 1.',
      ko: 'SYN과 FIN은 데이터가 없어도 순서 번호를 하나씩 차지해요. 보낸 쪽은 SEQ + 1부터 이어 쓰고, 받은 쪽은 SEQ + 1을 ACK로 보내요.',
    },
    section: '3.4',
  },
  'ack-of-last-byte': {
    name: { en: 'Naming the last byte', ko: '마지막 바이트의 번호를 썼어요' },
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
      ko: 'SEQ와 ACK는 데이터의 바이트 수만큼만 늘어요. 1을 더하는 것은 SYN과 FIN뿐이고, 그것도 하나씩이에요.',
    },
    section: '3.4',
  },
  'syn-counts-four': {
    name: { en: 'A SYN counts one, not four', ko: 'SYN은 4가 아니라 1을 차지해요' },
    explanation: {
      en: 'The initial sequence number (ISN) is written in four bytes of the header, but the header is not counted. The SYN itself takes one number: the next is ISN + 1.',
      ko: '초기 순서 번호(ISN)를 적는 데 헤더의 4바이트를 쓰지만, 헤더는 세지 않아요. SYN이 차지하는 번호는 하나라서 다음은 ISN + 1이에요.',
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
      en: 'A segment with neither text nor SYN nor FIN takes no sequence number, or acknowledgements would have to be acknowledged, too. The next segment uses the same SEQ again.',
      ko: '데이터도 SYN도 FIN도 없는 세그먼트는 순서 번호를 차지하지 않아요. 차지한다면 ACK에도 ACK로 답해야 할 거예요. 그래서 다음 세그먼트는 같은 SEQ를 그대로 써요.',
    },
    section: '3.5',
  },
  'isn-again': {
    name: { en: 'The starting number once more', ko: '시작 번호를 또 썼어요' },
    explanation: {
      en: 'The SYN has used up the initial sequence number (ISN). What comes after it starts at ISN + 1.',
      ko: '초기 순서 번호(ISN)는 SYN이 이미 썼어요. 그다음은 ISN + 1부터 시작해요.',
    },
    section: '3.4',
  },
  'relative-numbers': {
    name: { en: 'Counted from zero', ko: '0부터 세었어요' },
    explanation: {
      en: 'Packet analysers show numbers relative to the ISN, so that they seem to start at 0 (and an empty field counts as 0, too). On the wire the ISN is any 32-bit number, and all others follow from it.',
      ko: '패킷 분석기는 ISN을 0으로 놓고 거기서부터 센 번호를 보여 줘요(비워 둔 칸도 0으로 쳐요). 실제 ISN은 32비트 안의 어떤 수든 될 수 있고, 다른 번호는 모두 거기서 이어져요.',
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
    section: '3.4',
  },
  'seq-ack-swapped': {
    name: { en: 'SEQ and ACK swapped', ko: 'SEQ와 ACK가 바뀌었어요' },
    explanation: {
      en: 'SEQ counts what you send yourself, ACK what you expect from the other end. Each direction has numbers of its own.',
      ko: 'SEQ는 내가 보내는 것을 세고, ACK는 상대에게서 다음에 받을 것을 말해요. 방향마다 번호가 따로 있어요.',
    },
    section: '3.4',
  },
  'numbers-of-the-other-end': {
    name: { en: 'The other end’s numbers', ko: '상대의 번호를 썼어요' },
    explanation: {
      en: 'Each direction is counted separately, from its own ISN. SEQ goes on from what you have sent; only ACK follows what the other end has sent.',
      ko: '번호는 방향마다 따로 세고, 시작 번호(ISN)도 서로 달라요. SEQ는 내가 보낸 것에서 이어지고, ACK만 상대가 보낸 것을 따라가요.',
    },
    section: '3.4',
  },
  'hole-skipped': {
    name: { en: 'ACK across a hole', ko: '빈 곳을 건너뛴 ACK' },
    explanation: {
      en: 'ACK says that everything before it has arrived. While something is missing, it stays at the first missing byte, and even a FIN has to wait behind the hole.',
      ko: 'ACK는 그 앞의 것을 모두 받았다는 뜻이에요. 빠진 것이 있으면 ACK는 처음 빠진 바이트에 머물고, FIN도 빈 곳이 채워질 때까지 기다려요.',
    },
    section: '3.10.7.4',
  },
  'advanced-on-duplicate': {
    name: { en: 'Counted twice', ko: '두 번 세었어요' },
    explanation: {
      en: 'What has already come takes no new numbers when it comes again. The answer has the numbers of before: ACK names what you expect next, and your own SEQ stays where it was.',
      ko: '이미 받은 것이 또 와도 번호는 더 나아가지 않아요. 그래서 ACK에는 다음에 받을 번호를 그대로 쓰고, 내 SEQ도 전과 같은 번호로 답해요.',
    },
    section: '3.10.7.4',
  },
  'new-isn-on-retransmission': {
    name: { en: 'A new number when repeating', ko: '다시 보내면서 번호를 바꿨어요' },
    explanation: {
      en: 'Sending again means the same segment with the same SEQ. Only then can the other end tell that it is the same one, in case both arrive.',
      ko: '재전송은 같은 세그먼트를 같은 SEQ로 다시 보내는 거예요. 그래야 둘 다 도착해도 상대가 같은 것임을 알 수 있어요.',
    },
    section: '3.8.1',
  },
  'window-ignored': {
    name: { en: 'More than the window', ko: '윈도우보다 많이 보냈어요' },
    explanation: {
      en: 'The other end says in each segment how many bytes it has room for. What goes beyond that has to wait until the window opens.',
      ko: '상대는 세그먼트마다 받을 수 있는 바이트 수를 윈도우로 알려 줘요. 그보다 많은 데이터는 윈도우가 열릴 때까지 기다려야 해요.',
    },
    section: '3.8.6',
  },
  'urgent-pointer': {
    name: { en: 'The urgent pointer points elsewhere', ko: '긴급 포인터가 다른 곳을 가리켜요' },
    explanation: {
      en: 'The urgent pointer is counted from the SEQ of its own segment, and points to the byte after the urgent text, not to its last byte.',
      ko: '긴급 포인터는 그 세그먼트의 SEQ부터 센 값이에요. 긴급 데이터의 마지막 바이트가 아니라 그다음 바이트를 가리켜요.',
    },
    section: '3.8.5',
  },
} satisfies Misconceptions
