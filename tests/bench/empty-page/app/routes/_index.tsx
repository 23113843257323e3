export default function EmptyPage() {
  return <p>Sguardi</p>
}
