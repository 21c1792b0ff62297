/** The name mark: an ear that is also a speech bubble, heard from inside. Decorative beside the name, so hidden from readers. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="#1f5c57" />
      <path
        d="M9.5 16.5a6.5 6.5 0 1 1 12.2 3.1c-.9 1.5-2.3 2.2-2.9 3.6-.5 1.1-1.3 1.8-2.6 1.8-1.7 0-2.9-1.2-2.9-2.9"
        fill="none" stroke="#fff" strokeWidth="2.1" strokeLinecap="round"
      />
      <path d="M13 16.4a3 3 0 1 1 4.6 2.6c-.9.6-1.2 1.2-1.2 2" fill="none" stroke="#f2c9a1" strokeWidth="2.1" strokeLinecap="round" />
    </svg>
  );
}
