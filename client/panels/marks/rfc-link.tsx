const USUAL = 'RFC 9293 '

/** A section of the RFC as the referee names it ("3.5", "§3.5", "RFC 5961 3.2", "RFC 6528"), as a link to it. */
export function RfcLink({ section }: { section: string }) {
  const { label, address } = rfcAddress(section)
  return (
    <a class="rfc" href={address} target="_blank" rel="noreferrer">
      {label.startsWith(USUAL) ? (
        <>
          <span class="rfc-usual">{USUAL}</span>
          {label.slice(USUAL.length)}
        </>
      ) : (
        label
      )}
    </a>
  )
}

/** The address and the printed name of a section; RFC 9293 unless another is named. */
export function rfcAddress(section: string): { readonly label: string; readonly address: string } {
  const rfc = /RFC\s*(\d+)/i.exec(section)?.[1] ?? '9293'
  const part = /(?:^|[§\s])(\d+(?:\.\d+)*)(?:\D|$)/.exec(section.replace(/RFC\s*\d+/i, ''))?.[1]
  return {
    label: `RFC ${rfc}${part === undefined ? '' : ` §${part}`}`,
    address: `https://www.rfc-editor.org/rfc/rfc${rfc}${part === undefined ? '' : `#section-${part}`}`,
  }
}
