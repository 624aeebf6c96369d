/** Two ends and what passes between them. */
export function Logo({ size = 32 }: { size?: number }) {
  const side = `${size / 16}rem`
  return (
    <svg width={side} height={side} viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="23" cy="32" r="17" class="logo-one" />
      <rect x="26" y="17" width="30" height="30" rx="8" class="logo-two" />
      <path d="M16 32h31m-9-8.5l9 8.5l-9 8.5" class="logo-arrow" />
    </svg>
  )
}
