import { createServer } from 'node:net'

/** The first port from `from` on that nothing listens on, on any address. */
export async function firstFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 200; port++) {
    if (await isFree(port)) return port
  }
  throw new Error(`No free port between ${from} and ${from + 199}.`)
}

/** True when a server could listen there now. Tried on all addresses, and on loopback, which Linux keeps apart. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port)) && (await canListen(port, '127.0.0.1'))
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host }, () => server.close(() => resolve(true)))
  })
}
