//! Sockets to listen on: those that systemd hands over, or new ones.

use anyhow::{Context, Result, bail};
use listenfd::ListenFd;
use rustix::net::sockopt::set_ipv6_v6only;
use std::io::ErrorKind;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpSocket};

/// How many connections the system keeps until they are accepted.
const BACKLOG: u32 = 1024;

/// An address and a port. A name is not looked up: it may have several addresses, or another one tomorrow.
pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        let port = text.rsplit(':').next().filter(|p| p.parse::<u16>().is_ok()).unwrap_or("8080");
        format!(
            "write an address in digits and a port: 127.0.0.1:{port} for this machine (localhost), 0.0.0.0:{port} or \
             '[::]:{port}' for all"
        )
    })
}

/// The sockets that systemd hands over.
pub(super) fn given() -> Result<Vec<std::net::TcpListener>> {
    let mut given = ListenFd::from_env();
    let mut sockets = Vec::new();
    for i in 0..given.len() {
        let socket = given.take_tcp_listener(i).context(
            "the socket that systemd hands over is none for TCP; write ListenStream= with an address and a port",
        )?;
        sockets.extend(socket);
    }
    Ok(sockets)
}

/// Makes sockets of systemd ready.
pub(super) fn adopt(given: Vec<std::net::TcpListener>) -> Result<Vec<TcpListener>> {
    let adopt = |socket: std::net::TcpListener| {
        socket.set_nonblocking(true)?;
        TcpListener::from_std(socket)
    };
    given.into_iter().map(adopt).collect::<Result<_, _>>().context("a socket of systemd cannot be used")
}

/// Listens on addresses. `[::]` takes connections of both versions of IP, unless the other one is named beside it.
pub(super) fn bind(addresses: &[SocketAddr]) -> Result<Vec<TcpListener>> {
    let has_other = |address: &SocketAddr| addresses.iter().any(|a| a.is_ipv4() && a.port() == address.port());
    distinct(addresses).map(|address| bind_one(*address, has_other(address))).collect()
}

/// Each address once; of port 0 each is another.
fn distinct(addresses: &[SocketAddr]) -> impl Iterator<Item = &SocketAddr> {
    let said_before = |i: usize, address: &SocketAddr| address.port() != 0 && addresses[..i].contains(address);
    addresses.iter().enumerate().filter(move |(i, address)| !said_before(*i, address)).map(|(_, address)| address)
}

fn bind_one(address: SocketAddr, v6_only: bool) -> Result<TcpListener> {
    let bind = || {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4()?,
            SocketAddr::V6(_) => {
                let socket = TcpSocket::new_v6()?;
                set_ipv6_v6only(&socket, v6_only)?;
                socket
            }
        };
        // A new server may follow at once on one that went.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    match bind() {
        Ok(listener) => Ok(listener),
        Err(e) if e.kind() == ErrorKind::AddrInUse => {
            bail!("{address} is in use by another program; stop that one, or name another port with --listen")
        }
        Err(e) if e.kind() == ErrorKind::PermissionDenied => {
            bail!("{address} is not allowed to this user; name a port above 1023 with --listen, or let systemd open it")
        }
        Err(e) if e.kind() == ErrorKind::AddrNotAvailable => {
            bail!("{address} is no address of this machine; name one that is with --listen, 127.0.0.1 for example")
        }
        Err(e) => Err(e).context(format!("{address} cannot be listened on")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_named_twice_is_one() {
        let all = ["127.0.0.1:80", "127.0.0.1:81", "127.0.0.1:80", "127.0.0.1:0", "127.0.0.1:0"];
        let all: Vec<SocketAddr> = all.iter().map(|a| a.parse().unwrap()).collect();
        let ports: Vec<u16> = distinct(&all).map(SocketAddr::port).collect();
        assert_eq!(ports, [80, 81, 0, 0]);
    }
}
