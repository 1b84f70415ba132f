//! Prosody on the loopback interface, with its own configuration and data.

use std::fs::{self, File};
use std::io::{Error, Result};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A server that stops when it is dropped.
pub struct Server {
    process: Child,
    folder: PathBuf,
    pub address: SocketAddr,
}

/// The domain for guests, who need no account.
pub const GUESTS: &str = "meet.test";
/// The domain for users.
pub const USERS: &str = "auth.meet.test";
/// The domain of rooms that anybody can create.
pub const ROOMS: &str = "conference.meet.test";
/// The domain of rooms that nobody can create.
pub const RESTRICTED: &str = "restricted.meet.test";
/// The only user, and the password.
pub const USER: &str = "alice";
pub const PASSWORD: &str = "open sesame";

impl Server {
    /// Starts it in an empty folder, and waits until it answers.
    pub fn start(folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let accounts = folder.join("data/auth%2emeet%2etest/accounts");
        fs::create_dir_all(&accounts)?;
        let account = format!("return {{ password = {PASSWORD:?} }};\n");
        fs::write(accounts.join(format!("{USER}.dat")), account)?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let configuration = folder.join("prosody.cfg.lua");
        fs::write(&configuration, self::configuration(folder, address.port()))?;
        let output = File::create(folder.join("output"))?;
        let process = Command::new("prosody")
            .arg("--config")
            .arg(&configuration)
            .arg("-F")
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .map_err(|error| {
                Error::other(format!(
                    "prosody does not start: {error}; `.ci/prosody` installs it on Debian"
                ))
            })?;
        let mut server = Self {
            process,
            folder: folder.to_owned(),
            address,
        };
        server.wait()?;
        Ok(server)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while !self.answers() {
            let ended = self.process.try_wait()?.is_some();
            if ended || start.elapsed() > Duration::from_secs(20) {
                let output = fs::read_to_string(self.folder.join("output"))?;
                return Err(Error::other(format!("prosody does not answer:\n{output}")));
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Whether it listens. A socket that connects to a free port can be connected to itself.
    fn answers(&self) -> bool {
        let socket = TcpStream::connect(self.address);
        socket
            .and_then(|socket| socket.local_addr())
            .is_ok_and(|own| own != self.address)
    }

    /// Asks it to stop, as for a restart.
    pub fn shut_down(&self) -> Result<()> {
        let id = self.process.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(Error::other("`kill` could not end prosody"))
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn configuration(folder: &Path, port: u16) -> String {
    let path = |name: &str| folder.join(name).display().to_string();
    format!(
        r#"
run_as_root = true
interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {port} }}
c2s_direct_tls_ports = {{}}
s2s_ports = {{}}
s2s_direct_tls_ports = {{}}
http_ports = {{}}
https_ports = {{}}
data_path = {data:?}
pidfile = {pid:?}
log = {{ info = {log:?} }}
modules_enabled = {{ "saslauth", "disco" }}
modules_disabled = {{ "s2s", "tls", "offline" }}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
VirtualHost "{GUESTS}"
    authentication = "anonymous"
VirtualHost "{USERS}"
    authentication = "internal_plain"
Component "{ROOMS}" "muc"
    muc_room_locking = false
Component "{RESTRICTED}" "muc"
    restrict_room_creation = true
    muc_room_locking = false
"#,
        data = path("data"),
        pid = path("pid"),
        log = path("log"),
    )
}
