/** Line icons of our own, 24 by 24, in the colour of the text around them. */
const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8.5 8.5 0 0 1 0 11',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  sun: 'M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3l1.8 1.8M16.9 16.9l1.8 1.8M5.3 18.7l1.8-1.8M16.9 7.1l1.8-1.8',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  hint: 'M9 18h6M10 21h4M8.5 15a6.5 6.5 0 1 1 7 0z',
  help: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2.2M12 17.5v.01',
  swap: 'M7 4L3.5 7.5L7 11M3.5 7.5h14M17 13l3.5 3.5L17 20M20.5 16.5h-14',
  left: 'M14.5 5.5L8 12l6.5 6.5',
  send: 'M5 12h14M13 6l6 6l-6 6',
  robot: 'M6 9h12v9H6zM12 9V5M12 5v.01M9.5 13v1M14.5 13v1M3.5 12v3M20.5 12v3',
  eye: 'M2.5 12S6 5.5 12 5.5S21.5 12 21.5 12S18 18.5 12 18.5S2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z',
  people:
    'M9 5a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 1 1 9 5zM3 19c.5-3.5 2.8-5 6-5s5.5 1.5 6 5M16 5.5a3 3 0 0 1 0 5.6M18 14.5c1.8.7 2.8 2.2 3 4.5',
  door: 'M10 4h8v16h-8M14 12H4M7.5 8.5L4 12l3.5 3.5',
  book: 'M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5c2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5v13',
  pause: 'M8 5v14M16 5v14',
  pencil: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  trash: 'M5 7h14M9.5 7V4h5v3M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  undo: 'M9 5L4.5 9.5L9 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-3',
  redo: 'M15 5l4.5 4.5L15 14M19.5 9.5H10a5.5 5.5 0 0 0 0 11h3',
  up: 'M5.5 14.5L12 8l6.5 6.5',
  down: 'M5.5 9.5L12 16l6.5-6.5',
  plus: 'M12 5v14M5 12h14',
  dice: 'M5 5h14v14H5zM9 9v.01M15 9v.01M12 12v.01M9 15v.01M15 15v.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  save: 'M12 4v11M7.5 11L12 15.5L16.5 11M5 19.5h14',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zM8.5 11V7a3.5 3.5 0 0 1 6.8-1',
  play: 'M7 4.5l12 7.5l-12 7.5z',
} as const

/** An icon by what it shows or stands for. */
export type IconName = keyof typeof PATHS

/** A picture beside words, or on a key that has a label of its own: it says nothing by itself. `size` in px. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  // As large beside larger letters as beside small ones.
  const side = `${size / 16}rem`
  return (
    <svg class="icon" width={side} height={side} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
